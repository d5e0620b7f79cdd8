"""A stand-in for Twilio on the loopback interface: takes messages, signs and posts webhooks, fails on demand.

For the simulator page, for tests and for runs that kill processes; it knows nothing of our database and can therefore
count what really left. Start it with `python -m app.channels.standin --help`, or build it with `StandIn`.
"""

from app.channels.standin.app import StandIn
from app.channels.standin.faults import Fault, Faults
from app.channels.standin.store import Store, Taken

__all__ = ["Fault", "Faults", "StandIn", "Store", "Taken"]
