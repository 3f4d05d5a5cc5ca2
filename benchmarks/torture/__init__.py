"""What a night can bring, done to the load on purpose: `make torture`, `N=200 make torture`."""
