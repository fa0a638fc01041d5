"""One living certificate per organisation, also under haste and after its time."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from backend.kernel import clock
from backend.signing.models import Identity
from backend.signing.selectors import revoked_serials
from backend.signing.services import identity_issue
from tests.factories.escrows import a_merchant


@pytest.fixture(autouse=True)
def _keys(settings, tmp_path):
    settings.STATE_DIR = tmp_path


@pytest.mark.django_db
def test_a_certificate_that_ran_out_is_replaced_and_not_called_revoked():
    merchant = a_merchant()
    first = identity_issue(organization_id=merchant.pk)
    assert identity_issue(organization_id=merchant.pk).pk == first.pk
    Identity.objects.filter(pk=first.pk).update(not_after=clock.now() - timedelta(days=1))

    second = identity_issue(organization_id=merchant.pk)

    assert second.pk != first.pk
    assert second.serial != first.serial
    assert revoked_serials() == []
    assert Identity.objects.filter(organization=merchant, revoked_at=None).get().pk == second.pk


def test_two_first_signatures_at_once_make_one_identity(committed_db):
    from django.db import connection

    merchant = a_merchant()
    identity_issue(organization_id=a_merchant().pk)  # the authority's own keys stand
    start = threading.Barrier(2)
    found, faults = [], []

    def sign() -> None:
        try:
            start.wait(10)
            found.append(identity_issue(organization_id=merchant.pk).pk)
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    hands = [threading.Thread(target=sign) for _ in range(2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert faults == []
    assert len(set(found)) == 1
    assert Identity.objects.filter(organization=merchant).count() == 1
