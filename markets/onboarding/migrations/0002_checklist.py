"""The checklist a platform starts with (markets brief 4); the operator changes it afterwards."""

from __future__ import annotations

from django.db import migrations

ROWS = (
    ("identity", "COMPUTED", "登记机关核验一致", "Business register confirms", True, "identity", []),
    ("representative", "COMPUTED", "法定代表人（经营者）身份核验", "Representative's identity checked",
     True, "representative", []),
    ("licence-valid", "COMPUTED", "营业执照在有效期内", "Business licence in force", True, "licence", []),
    ("booth", "COMPUTED", "已租用档口且租约有效", "Holds a booth under a running lease", True, "lease",
     []),
    ("return-address", "COMPUTED", "退货地址", "Return address", True, "return_address", []),
    ("settlement", "COMPUTED", "结算账户户名一致", "Settlement account in the legal name", True,
     "settlement", []),
    ("terms", "ATTESTED", "同意平台规则与交易保障规则", "Accepts the platform's rules", True, "", []),
    ("genuine", "ATTESTED", "承诺所售商品来源合法、信息真实", "Warrants lawful and truthful goods", True,
     "", []),
    ("licence-image", "VERIFIED", "营业执照影像与登记一致", "Licence image matches the register", True, "",
     []),
    ("lease-contract", "VERIFIED", "摊位租赁合同", "Lease contract of the booth", True, "", []),
    ("special-licence", "VERIFIED", "特殊经营许可（如适用）", "Special licences, where needed", False, "",
     []),
    ("brand", "VERIFIED", "品牌授权（如适用）", "Brand authorisations, where needed", False, "", []),
)  # fmt: skip


def _fill(apps, _editor) -> None:
    item = apps.get_model("markets_onboarding", "ChecklistItem")
    for position, (code, kind, zh, en, required, check, kinds) in enumerate(ROWS, start=1):
        item.objects.get_or_create(
            code=code,
            defaults={
                "kind": kind, "name": zh, "name_en": en, "required": required,
                "check_name": check, "kinds": kinds, "position": position * 10,
            },
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("markets_onboarding", "0001_initial")]
    operations = [migrations.RunPython(_fill, migrations.RunPython.noop)]
