"""What signing refuses."""

from backend.kernel.errors import DomainError


class ContractStateWrong(DomainError):
    code = "CONTRACT_STATE"
    default_message = "合同当前状态不能执行此操作。"


class NotYourTurn(DomainError):
    code = "CONTRACT_TURN"
    default_message = "请等待上一签署方完成签署。"


class AuthorityRefused(DomainError):
    code = "AUTHORITY_REFUSED"
    default_message = "测试证书不能用于正式环境。"


class SignatureInvalid(DomainError):
    code = "SIGNATURE_INVALID"
    field = "file"
    default_message = "文件不是有效的已签署合同。"
