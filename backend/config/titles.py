"""Chinese titles of apps, tables and columns for the admin, set at start without a migration.

Django keeps what a model's own source says apart from what is shown, so nothing here is seen by
``makemigrations``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.apps import apps


@dataclass(frozen=True, slots=True)
class Desk:
    """One table at the admin desk: its title, the columns of its list, filters, search."""

    title: str
    columns: str
    search: str = ""
    filters: str = ""
    order: tuple[str, ...] = field(default=("-pk",))


MENU = {
    "商品与内容": "catalog content pricing inventory channels",
    "交易与物流": "orders shipping documents signing",
    "资金": "payments_gateway payments_escrow payments_ledger payments_payouts payments_guarantees payments_limits",
    "对账与国库": "payments_reconciliation payments_statements payments_treasury",
    "政府采购": "procurement_process procurement_plans procurement_mall procurement_contracts procurement_payables procurement_publication",
    "用户与信用": "parties credit notices",
    "监管与存证": "oversight audit events",
    "系统": "rulebook procurement_exchange",
}  # fmt: skip
"""What the menu groups, by labels of apps; every app of a desk stands in one group."""

APPS = {
    "events": "事件日志", "rulebook": "规则库", "documents": "文件", "notices": "通知", "channels": "站点与渠道",
    "parties": "用户与单位", "signing": "电子签章", "credit": "信用", "audit": "审计存证", "catalog": "商品",
    "content": "内容", "pricing": "价格", "inventory": "库存", "shipping": "物流", "orders": "订单",
    "checkout": "结算单", "payments_ledger": "总账", "payments_gateway": "支付通道", "payments_escrow": "担保交易",
    "payments_treasury": "国库支付", "payments_payouts": "商户付款", "payments_receipts": "来款", "payments_guarantees": "保证金", "payments_limits": "付款限额与审查", "payments_statements": "对账单",
    "payments_reconciliation": "对账",
    "procurement_process": "采购流程", "procurement_exchange": "外部交换", "procurement_plans": "预算与计划",
    "procurement_contracts": "采购合同", "procurement_payables": "应付款", "procurement_mall": "电子卖场",
    "procurement_publication": "信息公开", "oversight": "监管工作台",
}  # fmt: skip

DESKS: dict[str, Desk] = {
    "parties.User": Desk("账号", "email last_name first_name is_active is_confirmed is_staff date_joined", "email first_name last_name", "is_active is_staff", ("-date_joined",)),
    "parties.Organization": Desk("单位", "display_name kind status uscc is_merchant is_gov_supplier region_code", "legal_name display_name uscc slug", "kind status is_merchant is_gov_supplier"),
    "parties.Membership": Desk("任职", "user organization role site valid", "organization__display_name user__email", "role"),
    "parties.Session": Desk("登录会话", "user level device address last_seen_at revoked_at", "user__email address", "level"),
    "parties.SignInFailure": Desk("登录失败", "account address at", "account address"),
    "channels.Site": Desk("站点", "slug name_zh name_en host position", "slug name_zh"),
    "channels.Channel": Desk("渠道", "slug name site currency ordering_door is_active", "slug name", "ordering_door currency is_active"),
    "rulebook.Rule": Desk("规则", "key scope_text value unit valid mark source", "key source", "mark"),
    "events.EventEntry": Desk("事件", "position kind subject actor at", "subject kind actor", "site confidential", ("-position",)),
    "events.Delivery": Desk("事件投递", "handler subject state attempts next_try_at done_at", "subject handler", "state"),
    "documents.Document": Desk("文件", "name kind size_bytes purpose sha256 created_at published_at", "name sha256", "kind purpose"),
    "notices.Notice": Desk("站内通知", "template kind key created_at read_at", "key template", "kind"),
    "notices.Mail": Desk("邮件", "key state attempts next_try_at problem", "key", "state"),
    "signing.SignedDocument": Desk("签署文件", "number title template state sha256", "number title holder", "state"),
    "credit.ScoreResult": Desk("信用评分", "subject card grade score as_of computed_at", "subject__display_name", "card grade"),
    "credit.Fact": Desk("信用事实", "subject kind case occurred_at outcome amount_minor", "subject__display_name case", "kind"),
    "credit.Veto": Desk("一票否决", "subject kind source valid_from valid_to lifted_at", "subject__display_name", "kind"),
    "audit.TransactionRecord": Desk("交易登记", "seq title subject amount_minor site at", "subject title", "site state", ("-seq",)),
    "audit.TreeHead": Desk("签名树头", "size root signed_at key_id reason", "root", "reason"),
    "audit.Flag": Desk("风险提示", "rule subject state created_at answer", "subject rule", "state rule"),
    "catalog.Category": Desk("类目", "name site level parent position", "name slug", "site level"),
    "catalog.Product": Desk("商品", "name merchant category product_type status updated_at", "name slug", "status"),
    "catalog.ProductVariant": Desk("规格", "sku product name base_unit track_stock", "sku", "base_unit"),
    "content.Page": Desk("页面", "title slug page_type is_published edited", "title slug", "is_published page_type"),
    "content.News": Desk("资讯", "title slug is_published published_at", "title slug", "is_published"),
    "pricing.PriceList": Desk("价目表", "name merchant channel organization is_active", "name", "is_active"),
    "pricing.CommissionRate": Desk("佣金费率", "site category bp valid", "category__name", "site"),
    "pricing.Voucher": Desk("优惠券", "code name merchant channel used usage_limit", "code name"),
    "inventory.Warehouse": Desk("仓库", "name merchant region_code address_line", "name"),
    "inventory.Stock": Desk("库存", "variant warehouse quantity allocated updated_at", "variant__sku"),
    "shipping.Carrier": Desk("承运商", "name code organization is_active", "name code", "is_active"),
    "shipping.Waybill": Desk("运单", "number carrier state pieces weight_g holder", "number holder", "state carrier"),
    "orders.Order": Desk("订单", "number merchant channel trade_state total_minor placed_at", "number settlement_subject", "trade_state channel door", ("-number",)),
    "orders.Fulfillment": Desk("发货单", "order number status carrier_code dispatched_at delivered_at inspect_until", "tracking_number order__number", "status carrier_code"),
    "payments_ledger.Account": Desk("账户", "code owner balance version", "code owner", "code currency"),
    "payments_ledger.Journal": Desk("凭证", "key kind subject n_lines effective_at posted_at", "key subject", "kind"),
    "payments_ledger.ManualJournal": Desk("手工分录", "reason state currency made_at checked_at", "reason", "state currency"),
    "payments_limits.Review": Desk("付款审查", "payer state amount_minor opened_at decided_at", "payer", "state currency"),
    "payments_gateway.Payment": Desk("支付", "subject provider state amount_minor captured_minor opened_at", "subject provider_ref", "state provider"),
    "payments_gateway.Operation": Desk("通道调用", "key kind provider state attempts sent_at failure", "key object_ref", "state kind"),
    "payments_gateway.InboundEvent": Desk("通道消息", "event_id kind object_ref state attempts received_at problem", "event_id object_ref", "state kind"),
    "payments_escrow.Escrow": Desk("担保账户", "settlement_subject merchant state funded_minor released_minor refunded_minor", "settlement_subject", "state site currency"),
    "payments_guarantees.Guarantee": Desk("保证金", "subject purpose giver form state amount_minor held_minor", "subject letter_number", "purpose form state"),
    "payments_treasury.PaymentOrder": Desk("国库支付令", "reference supplier state amount_minor paid_minor due_at", "reference", "state mode"),
    "payments_treasury.TreasuryPaper": Desk("国库单据", "kind number signer_name issued_at kept_at", "number sha256", "kind"),
    "payments_treasury.Quota": Desk("用款额度", "department budget_item month given_minor used_minor lapsed_minor", "budget_item", "month"),
    "payments_payouts.PayoutBatch": Desk("付款批次", "number state total_minor made_at sent_at booked_at", "number", "state currency"),
    "payments_statements.MoneyCheck": Desk("资金核对", "at night sound", "", "sound"),
    "payments_reconciliation.StatementFile": Desk("外部对账单", "ident account sequence day opening_minor closing_minor lines_count fault", "ident", "day fault"),
    "payments_reconciliation.Break": Desk("对账差异", "type account day difference_minor state found_at closed_at", "subject", "type state"),
    "payments_reconciliation.ReconciledDay": Desk("对账日", "day account state difference_minor unexplained_minor breaks_open", "", "state"),
    "payments_statements.CommissionInvoice": Desk("佣金发票", "number merchant month net_minor vat_minor gross_minor", "number title", "currency"),
    "payments_payouts.WalletPayout": Desk("买方余额提取", "owner way amount_minor state asked_at done_at", "owner end_to_end_id", "state currency"),
    "payments_escrow.ForeignPurchase": Desk("购汇", "provider reference bought_minor paid_minor state", "reference", "state"),
    "payments_statements.Statement": Desk("对账单", "number merchant since until payable_minor paid_out_minor", "number", "currency"),
    "procurement_process.Process": Desk("采购流程", "number title procedure state buyer state_since", "number ocid title", "procedure state"),
    "procurement_exchange.Message": Desk("交换报文", "message_id partner kind state attempts queued_at answered_at", "message_id reference correlation_id", "partner state kind"),
    "procurement_plans.BudgetItem": Desk("预算指标", "number name department fiscal_year amount_minor reserved_minor spent_minor", "number name", "fiscal_year is_open"),
    "procurement_contracts.Contract": Desk("合同", "number title buyer supplier total_minor", "number ocid case title"),
    "procurement_payables.Payable": Desk("应付款", "case buyer supplier amount_minor paid_minor due_on settled_on late_days", "case acceptance_ref"),
    "procurement_payables.Invoice": Desk("发票", "number payable amount_minor tax_minor state issued_on checked_at", "number", "state"),
    "procurement_mall.MallOffer": Desk("卖场报价", "title merchant catalogue_code spec_label listed", "title catalogue_code", "listed"),
    "procurement_mall.Requisition": Desk("采购申请", "purpose department supplier total_minor needed_by", "purpose"),
    "procurement_publication.Release": Desk("公开记录", "feed_number ocid notice_kind buyer published_at", "ocid release_id", "notice_kind", ("-feed_number",)),
    "oversight.Case": Desk("监管案件", "number title state created_at closed_at", "number title", "state"),
}  # fmt: skip

COLUMNS = {
    "email": "邮箱", "last_name": "姓", "first_name": "名", "is_active": "启用", "is_confirmed": "已验证", "is_staff": "管理员",
    "date_joined": "注册时间", "display_name": "名称", "legal_name": "法定名称", "kind": "类型", "status": "状态", "state": "状态",
    "uscc": "统一社会信用代码", "is_merchant": "商户", "is_gov_supplier": "政府供应商", "region_code": "区划代码", "user": "账号",
    "organization": "单位", "role": "角色", "site": "站点", "valid": "有效期", "level": "等级", "device": "设备", "address": "地址",
    "last_seen_at": "最近活动", "night": "日终", "sound": "无差异", "revoked_at": "注销时间", "account": "账户", "at": "时间", "slug": "标识", "name": "名称",
    "name_zh": "中文名", "name_en": "英文名", "host": "域名", "position": "序号", "currency": "币种", "ordering_door": "下单入口",
    "key": "键", "scope_text": "适用范围", "value": "值", "unit": "单位", "mark": "标记", "source": "来源", "subject": "对象",
    "actor": "操作者", "confidential": "保密", "handler": "处理程序", "attempts": "尝试次数", "next_try_at": "下次尝试",
    "done_at": "完成时间", "size_bytes": "大小（字节）", "purpose": "用途", "sha256": "SHA-256", "created_at": "创建时间",
    "updated_at": "更新时间", "published_at": "公开时间", "template": "模板", "read_at": "阅读时间", "problem": "问题",
    "number": "编号", "title": "标题", "card": "评分卡", "grade": "等级", "score": "分数", "as_of": "截至", "computed_at": "计算时间",
    "case": "案件", "occurred_at": "发生时间", "outcome": "结果", "amount_minor": "金额", "valid_from": "起", "valid_to": "止",
    "lifted_at": "解除时间", "seq": "序号", "size": "叶数", "root": "根哈希", "signed_at": "签名时间", "key_id": "密钥", "reason": "原因",
    "rule": "规则", "answer": "答复", "parent": "上级", "merchant": "商户", "category": "类目", "product_type": "商品类型",
    "sku": "货号", "product": "商品", "base_unit": "计量单位", "track_stock": "管理库存", "page_type": "页面类型", "is_published": "已发布",
    "edited": "编辑时间", "channel": "渠道", "bp": "费率", "code": "代码", "used": "已用", "usage_limit": "上限",
    "address_line": "地址", "variant": "规格", "warehouse": "仓库", "quantity": "数量", "allocated": "占用", "carrier": "承运商",
    "pieces": "件数", "weight_g": "重量（克）", "holder": "归属", "trade_state": "交易状态", "total_minor": "总额",
    "placed_at": "下单时间", "order": "订单", "carrier_code": "承运商代码", "dispatched_at": "发货时间", "delivered_at": "送达时间",
    "inspect_until": "验收截止", "owner": "所有者", "balance": "余额", "version": "版本", "n_lines": "分录数",
    "effective_at": "生效时间", "posted_at": "记账时间", "provider": "通道", "captured_minor": "已收", "opened_at": "发起时间",
    "sent_at": "发送时间", "failure": "失败原因", "event_id": "消息编号", "object_ref": "对象编号", "received_at": "接收时间",
    "settlement_subject": "结算标的", "funded_minor": "已存", "released_minor": "已放", "refunded_minor": "已退",
    "reference": "编号", "supplier": "供应商", "paid_minor": "已付", "due_at": "到期时间", "made_at": "制单时间",
    "booked_at": "入账时间", "since": "起", "until": "止", "payable_minor": "应付", "paid_out_minor": "已付",
    "procedure": "采购方式", "buyer": "采购单位", "state_since": "状态时间", "message_id": "报文编号", "partner": "对方",
    "queued_at": "入队时间", "answered_at": "答复时间", "department": "单位", "fiscal_year": "年度", "reserved_minor": "冻结",
    "spent_minor": "支出", "due_on": "到期日", "settled_on": "结清日", "late_days": "逾期天数", "payable": "应付款",
    "tax_minor": "税额", "issued_on": "开票日", "checked_at": "查验时间", "catalogue_code": "品目", "spec_label": "规格",
    "listed": "在售", "needed_by": "需用日期", "feed_number": "公开序号", "ocid": "OCID", "notice_kind": "公告类型",
    "id": "内部编号", "payload": "内容", "record": "登记内容", "cause": "起因", "person_id": "人员", "organization_id": "单位编号",
    "roles": "当时角色", "request_id": "请求编号", "text": "正文", "leaf_hash": "叶哈希", "parties": "当事方", "description": "说明",
    "translations": "译名", "path": "路径", "lines": "明细", "opening_minor": "期初", "goods_minor": "货款",
    "freight_minor": "运费", "refund_minor": "退款", "commission_minor": "佣金", "vat_minor": "税额",
    "fees_minor": "费用", "closing_minor": "期末", "reserve_minor": "保留金", "email_confirmed_at": "邮箱验证时间",
    "signer_name": "签发方", "issued_at": "签发时间", "kept_at": "收存时间", "budget_item": "预算指标", "month": "月份",
    "given_minor": "下达", "used_minor": "已用", "lapsed_minor": "收回",
    "closed_at": "关闭时间", "door": "下单入口", "mode": "方式", "is_open": "可用",
    "acceptance_ref": "验收编号", "accepted_at": "验收时间", "accepted_on": "验收日", "account_masked": "收款账号", "account_name": "户名",
    "action": "待办动作", "active_since": "成立日期", "agreed_by": "同意人", "alarmed_at": "告警时间", "allow_unpaid_orders": "允许未付款下单",
    "anchor": "对应凭据", "approved_by": "批准人", "approver_id": "审批人", "asked_at": "申请时间", "asked_by": "申请人", "at_desk": "在国库办理",
    "authorized_minor": "已授权", "bank_booked_minor": "银行入账", "bank_name": "开户行", "base_minor": "计算基数", "before_dispute": "纠纷前状态",
    "beneficiary": "受益人", "billing_address": "账单地址", "block_reason": "冻结原因", "blocks": "冻结事项", "body": "正文",
    "bought_currency": "买入币种", "bought_minor": "买入金额", "breaks_count": "差异数", "breaks_open": "未结差异", "buyer_id": "买方",
    "buyer_note": "买家留言", "buyer_organization": "买方单位", "cancel_reason": "取消原因", "cancel_requested_at": "申请取消时间",
    "card_hash": "评分卡哈希", "carton": "箱规", "charge_id": "收款编号", "charged_back_minor": "拒付金额", "charged_minor": "已收款",
    "checked_by": "复核人", "choices": "规格选项", "claimed_minor": "已扣收", "client_key": "请求键", "clock_basis": "起算依据", "clock_on": "起算日",
    "completed_at": "完成时间", "confirm_by": "确认截止", "content": "内容", "contract": "合同", "correlation_id": "关联编号", "countries": "可送国家",
    "cutting": "裁剪方式", "cycle": "周期", "data": "数据", "day": "日期", "decided_at": "决定时间", "decided_by": "决定人", "deemed": "视为验收",
    "default_billing_address": "默认账单地址", "default_country": "默认国家", "default_shipping_address": "默认收货地址", "deliver_to": "送货地址",
    "delivered_on": "交付日", "delivery": "配送", "detail": "评分明细", "difference_minor": "差额", "digest": "摘要值", "discount_minor": "优惠",
    "dispatch_by": "发货截止", "display_name_en": "英文名称", "document": "单据内容", "document_hash": "文件哈希", "drafted_at": "起草时间",
    "drafted_by": "经办人", "earnest_minor": "定金", "economic_class": "经济分类", "end_to_end_id": "端到端编号", "ended_at": "结束时间",
    "entry": "事件", "erased_at": "注销时间", "event_position": "事件序号", "evidence": "证据", "evidence_hash": "证据哈希", "extended": "已延长验收",
    "external_reference": "外部编号", "extra": "附加信息", "facts": "参数", "fault": "错误", "file": "对账文件", "file_hash": "文件哈希", "flag": "提示",
    "flags": "提示", "floor": "余额下限", "form": "形式", "found_at": "发现时间", "freeze_pending": "待复核冻结", "freeze_person": "冻结人",
    "freeze_reason": "冻结原因", "frozen": "已冻结", "fund_by": "付款截止", "giver": "缴纳人", "gpc_code": "采购品目", "granted_by": "授予人",
    "gross_minor": "价税合计", "group": "分组", "gtin": "商品条码", "held_minor": "在押金额", "hold_days": "保留天数", "hs_code": "HS 编码",
    "ident": "文件编号", "identity_verified_at": "身份核验时间", "imported_at": "导入时间", "inspection_named": "约定验收期",
    "inspection_workdays": "验收工作日", "instrument": "支付方式", "interest_minor": "逾期利息", "is_new": "新主体", "is_superuser": "超级用户",
    "issuer": "出具机构", "items_count": "项数", "known_at": "获知时间", "language": "语言", "languages": "语言", "last_error": "最近错误",
    "last_login": "最近登录", "lease_until": "占用至", "ledger_closing_minor": "账面期末", "ledger_minor": "账面金额", "ledger_moved_minor": "账面发生额",
    "ledger_opening_minor": "账面期初", "letter_number": "保函编号", "lines_count": "行数", "link": "链接", "listed_on": "公示日", "live": "正式环境",
    "made_by": "制单人", "made_to_order": "按单定做", "matched_count": "已匹配", "media_type": "文件格式", "metadata": "附加数据", "method": "采购方法",
    "min_cut": "最小裁剪量", "min_spent_minor": "使用门槛", "net_minor": "不含税金额", "normal": "余额方向", "note": "备注", "notice_text": "公告正文",
    "notice_title": "公告标题", "object_kind": "对象类型", "on_review": "审查中", "once_per_customer": "每人限用一次", "opened_by": "立案人",
    "operation_key": "通道调用键", "origin": "来源地址", "original_minor": "原合同金额", "outside_minor": "外部金额", "outside_moved_minor": "外部发生额",
    "owner_id": "所有者", "owner_user": "经办人", "paid_currency": "付出币种", "partner_id": "交易对方", "pay_by": "付款截止", "payee_bank": "收款行",
    "payee_name": "收款人", "payer": "付款人", "payer_id": "付款单位", "payment": "支付", "payment_days": "付款天数", "payment_open_until": "支付有效至",
    "payment_ref": "支付对象", "payouts": "付款明细", "percent_bp": "折扣率", "picture": "图片", "pinned": "固定的规则", "price_minor": "货款",
    "prices_entered_with_tax": "标价含税", "process": "采购流程", "process_ref": "采购流程编号", "product_type_slug": "商品类型标识", "proof": "签收凭证",
    "proposal": "处理建议", "proposed_by": "提议人", "provider_ref": "通道单号", "purchase_number": "采购编号", "put_up_at": "缴纳时间",
    "recipient_id": "收件人", "recorded_at": "写入时间", "refund_state": "退款状态", "refusal": "退回原因", "registered_at": "登记时间",
    "release_blocked": "暂停放款", "release_id": "公开编号", "released_by_bp": "各费率放款", "reminded": "已提醒", "reply": "对方回复", "report": "核对报告",
    "request_hash": "请求哈希", "requester_id": "经办人", "reserve_bp": "保留比例", "resolution_key": "处理凭证键", "retained_minor": "扣留金额",
    "return_by": "应退日", "returnable": "可退货", "returned_minor": "已退还", "reverses": "冲销对象", "review_notes": "审核意见", "revision": "修订号",
    "rule_id": "规则编号", "run_at": "对账时间", "schedule": "付款计划", "scope": "适用条件", "seo_description": "搜索描述", "seo_title": "搜索标题",
    "sequence": "文件序号", "shipping_address": "收货地址", "shown": "站内显示", "signature": "签名", "signer": "签名密钥", "signing_ref": "签署编号",
    "single_merchant_checkout": "单商户结算", "sites": "站点", "sme_scale": "企业规模", "source_id": "来源编号", "spec_key": "规格键", "step": "办理步骤",
    "subjects": "涉及对象", "summary": "摘要", "supersedes": "替代的事实", "tagline_en": "英文标语", "tagline_zh": "中文标语", "tags": "公开类型",
    "tax_id": "纳税人识别号", "template_version": "模板版本", "theme": "主题", "tracking_number": "物流单号", "transaction_id": "数据库事务",
    "type": "类型", "unexplained_minor": "未说明差额", "uploaded_by": "上传人", "user_email": "下单邮箱", "valid_until": "有效至", "vat_bp": "增值税率",
    "voucher_code": "优惠券", "way": "方式", "waybill": "运单", "window_ends_at": "验收期止",
}  # fmt: skip


def titles_set() -> None:
    """Give every app, table and column of the desk its Chinese title."""
    for config in apps.get_app_configs():
        if config.label in APPS:
            config.verbose_name = APPS[config.label]
    for label, desk in DESKS.items():
        if not apps.is_installed(_package(label)):
            continue
        meta = apps.get_model(label)._meta
        meta.verbose_name = meta.verbose_name_plural = desk.title
        for column in meta.concrete_fields:
            if column.name in COLUMNS:
                column.verbose_name = COLUMNS[column.name]


def _package(label: str) -> str:
    return apps.get_app_config(label.split(".")[0]).name
