"""Password hashing for tests: the same algorithm at its smallest cost."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2id with one pass over 64 KiB."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
