"""PURE: the application for asylum, from answers to box values. No PDF library, no web, no database, no clock."""
