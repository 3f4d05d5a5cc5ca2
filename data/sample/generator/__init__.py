"""The generator of the sample reports: data model, layouts, drawing."""
