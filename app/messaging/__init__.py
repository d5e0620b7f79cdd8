"""PURE: text on its way out (rendering, segments, GSM-7) and phone identity."""
