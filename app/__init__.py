"""Orienta: legal orientation by WhatsApp and SMS, and a Form I-589 draft for the clinic that reviews it."""
