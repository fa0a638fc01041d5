"""Tables of users, organisations, memberships, addresses, sessions and duties."""

from __future__ import annotations

import secrets
import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models.functions import Lower

from backend.kernel.ids import uuid7
from backend.kernel.models import Row, TimestampedRow


def new_token_key() -> str:
    """The per-user part of every token; a new one ends all sessions."""
    return secrets.token_urlsafe(16)


class Address(TimestampedRow):
    """A postal address; rows are copied, never shared, into checkouts and orders."""

    first_name = models.CharField(max_length=128, blank=True)
    last_name = models.CharField(max_length=128, blank=True)
    company_name = models.CharField(max_length=256, blank=True)
    street_address_1 = models.CharField(max_length=256, blank=True)
    street_address_2 = models.CharField(max_length=256, blank=True)
    city = models.CharField(max_length=128, blank=True)
    city_area = models.CharField(max_length=128, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, default="CN")
    country_area = models.CharField(max_length=128, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    metadata = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.country_area}{self.city}{self.street_address_1}"


class UserManager(BaseUserManager["User"]):
    """What Django's own commands need."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields: Any) -> User:
        fields.update(is_staff=True, is_superuser=True, is_confirmed=True)
        return self.create_user(email, password, **fields)


class User(AbstractBaseUser):
    """An account; ``person_id`` names the human behind it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField(default=uuid7, db_index=True)
    email = models.EmailField(max_length=254, unique=True)
    first_name = models.CharField(max_length=128, blank=True)
    last_name = models.CharField(max_length=128, blank=True)
    language = models.CharField(max_length=16, default="ZH_HANS")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_superuser = models.BooleanField(default=False)
    is_confirmed = models.BooleanField(default=False)
    token_key = models.CharField(max_length=32, default=new_token_key)
    totp_secret = models.BinaryField(null=True)
    totp_last_step = models.BigIntegerField(default=0)
    totp_pending = models.BinaryField(null=True)
    metadata = models.JSONField(default=dict)
    date_joined = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True)
    default_billing_address = models.ForeignKey(
        Address, on_delete=models.PROTECT, null=True, related_name="+"
    )
    default_shipping_address = models.ForeignKey(
        Address, on_delete=models.PROTECT, null=True, related_name="+"
    )
    addresses = models.ManyToManyField(Address, through="UserAddress", related_name="users")

    objects = UserManager()
    USERNAME_FIELD = "email"

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="parties_email_lower"
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        """Family name first; a Chinese name has no gap."""
        return f"{self.last_name}{self.first_name}"

    def has_perm(self, _permission: str, _obj: object = None) -> bool:
        """The admin is for the technical operator, who has no business permission (D19)."""
        return self.is_active and self.is_superuser

    def has_module_perms(self, _label: str) -> bool:
        """As ``has_perm``."""
        return self.is_active and self.is_superuser


class UserAddress(Row):
    """An address in a user's book."""

    user = models.ForeignKey(User, on_delete=models.PROTECT)
    address = models.OneToOneField(Address, on_delete=models.PROTECT)


class OrganizationKind(models.TextChoices):
    """What an organisation is."""

    COMPANY = "COMPANY", "企业"
    SOLE_TRADER = "SOLE_TRADER", "个体工商户"
    COOPERATIVE = "COOPERATIVE", "合作社"
    DEPARTMENT = "DEPARTMENT", "采购单位"
    SUPERVISOR = "SUPERVISOR", "财政监管部门"
    TREASURY = "TREASURY", "国库集中支付机构"
    REGULATOR = "REGULATOR", "市场监管部门"
    AUDITOR = "AUDITOR", "审计部门"
    CARRIER = "CARRIER", "物流承运商"
    BANK = "BANK", "银行"
    OPERATOR = "OPERATOR", "平台运营方"
    MARKET_MANAGER = "MARKET_MANAGER", "市场管理方"
    AGENCY = "AGENCY", "采购代理机构"


class OrganizationStatus(models.TextChoices):
    """Whether an organisation may act."""

    PENDING = "PENDING", "待审核"
    ACTIVE = "ACTIVE", "正常"
    SUSPENDED = "SUSPENDED", "暂停"
    CLOSED = "CLOSED", "已关闭"


class Organization(TimestampedRow):
    """A legal person, sole trader or public body."""

    kind = models.CharField(max_length=16, choices=OrganizationKind.choices)
    status = models.CharField(
        max_length=10, choices=OrganizationStatus.choices, default=OrganizationStatus.PENDING
    )
    legal_name = models.CharField(max_length=200)
    display_name = models.CharField(max_length=120)
    display_name_en = models.CharField(max_length=160, blank=True)
    slug = models.SlugField(max_length=80, unique=True)
    uscc = models.CharField(max_length=18, unique=True, null=True)
    region_code = models.CharField(max_length=6, blank=True)
    address_line = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    is_merchant = models.BooleanField(default=False)
    is_gov_supplier = models.BooleanField(default=False)
    sme_scale = models.CharField(max_length=8, blank=True)
    identity_verified_at = models.DateTimeField(null=True)
    active_since = models.DateField(null=True)
    extra = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "status"], name="parties_org_kind")]

    def __str__(self) -> str:
        return self.display_name

    def name_in(self, language: str, *, legal: bool = False) -> str:
        """As a reader of a language knows it; Chinese readers by the legal name where asked."""
        if not language.upper().startswith("ZH") and self.display_name_en:
            return self.display_name_en
        return self.legal_name if legal else self.display_name


class Membership(TimestampedRow):
    """A user holds a role in an organisation, from and until."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=40)
    site = models.CharField(max_length=24, blank=True)
    valid = DateTimeRangeField()
    granted_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="parties_role_once",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("organization", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("site", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


class InvitationState(models.TextChoices):
    """How an invitation or a wish to join ended."""

    OPEN = "OPEN", "待处理"
    SECOND = "SECOND", "待第二人确认"
    ACCEPTED = "ACCEPTED", "已接受"
    DECLINED = "DECLINED", "已拒绝"
    REVOKED = "REVOKED", "已撤回"


class Invitation(TimestampedRow):
    """An organisation asks someone in, someone asks to join, or a role waits for its second person."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=40)
    by_applicant = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=InvitationState.choices, default=InvitationState.OPEN
    )
    expires_at = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    site = models.CharField(max_length=24, blank=True)
    message = models.CharField(max_length=300, blank=True)
    holder = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["email", "state"], name="parties_invited_email"),
            models.Index(fields=["organization", "state"], name="parties_invited_org"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "email", "role"],
                condition=models.Q(state="OPEN"),
                name="parties_one_open_invitation",
            ),
            models.UniqueConstraint(
                fields=["organization", "holder", "role"],
                condition=models.Q(state="SECOND"),
                name="parties_one_waiting_role",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="SECOND")
                | models.Q(holder__isnull=False, proposed_by__isnull=False),
                name="parties_waiting_role_has_persons",
            ),
        ]


class Session(TimestampedRow):
    """A signed-in session behind a cookie or token, with its assurance level (D33)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sessions")
    level = models.PositiveSmallIntegerField(default=1)
    last_seen_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    device = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.user} {self.device or self.address}"


class RecoveryCode(Row):
    """Stands in once for the authenticator app; only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "code_hash"], name="parties_recovery_once")
        ]


class OneTimeToken(TimestampedRow):
    """A link's secret, kept as a hash, used once."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=16)
    token_hash = models.CharField(max_length=64, unique=True)
    data = models.JSONField(default=dict)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class SignInFailure(Row):
    """One failed try; successes are not counted (D33)."""

    account = models.CharField(max_length=254)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "at"], name="parties_failures_account"),
            models.Index(fields=["address", "at"], name="parties_failures_address"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.address}"


class DutyRecord(Row):
    """A person did one duty of a case; kept for the pairs nobody may combine."""

    append_only: ClassVar[bool] = True

    case = models.CharField(max_length=64)
    person_id = models.UUIDField()
    duty = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "person_id", "duty"], name="parties_duty_once")
        ]


class PersonLink(Row):
    """Two persons who count as one for duties and conflicts."""

    left = models.UUIDField()
    right = models.UUIDField()
    reason = models.CharField(max_length=200)


class OrganizationLink(Row):
    """A person or organisation stands behind an organisation (legal representative, control)."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="links")
    person_id = models.UUIDField(null=True)
    other = models.ForeignKey(Organization, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=24)
    valid = DateTimeRangeField()


class ApprovalKind(models.TextChoices):
    """What the operator is asked to approve."""

    ORGANIZATION = "ORGANIZATION", "单位注册"
    GOV_SUPPLIER = "GOV_SUPPLIER", "政府采购供应商"


class ApprovalState(models.TextChoices):
    """How the operator decided."""

    OPEN = "OPEN", "待审核"
    APPROVED = "APPROVED", "已通过"
    REJECTED = "REJECTED", "未通过"


class Approval(TimestampedRow):
    """An organisation waits for a decision; one open row per organisation and kind."""

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="approvals"
    )
    kind = models.CharField(max_length=16, choices=ApprovalKind.choices)
    state = models.CharField(
        max_length=10, choices=ApprovalState.choices, default=ApprovalState.OPEN
    )
    note = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    asked_by = models.UUIDField(null=True)
    asked_person = models.UUIDField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="parties_approval_queue")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "kind"],
                condition=models.Q(state="OPEN"),
                name="parties_one_open_approval",
            )
        ]


class RegisterCheck(Row):
    """What the business register said about an organisation; never changed."""

    append_only: ClassVar[bool] = True

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="register_checks"
    )
    found = models.BooleanField()
    name_matches = models.BooleanField()
    in_operation = models.BooleanField()
    registered_on = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at"]
