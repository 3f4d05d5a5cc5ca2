"""The two CSV files that people keep beside the warehouse: waivers and the register."""
