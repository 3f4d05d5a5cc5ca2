"""Programs that run in processes of their own: started, watched and ended."""
