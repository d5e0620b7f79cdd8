"""The clinic's web application: complete without JavaScript, in Spanish and English, nothing open without a role."""
