"""What holds for all tests: a machine that is slow today fails none of them."""

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow]

settings.register_profile("any_machine", deadline=None, suppress_health_check=SLOW)
settings.load_profile("any_machine")
