"""The domain of Parley: what is tracked in a negotiation, and by whose word. It knows no screen."""

__version__ = "0.1.0"
