"""What is refused about files. Every sentence names the remedy."""

from backend.kernel.errors import DomainError


class FileRefused(DomainError):
    """Base of all: the content is not one we keep."""

    code = "FILE_REFUSED"
    field = "file"
    default_message = "文件无法接收。"


class FileEmpty(FileRefused):
    code = "FILE_EMPTY"
    default_message = "文件为空，请重新选择。"


class FileTooLarge(FileRefused):
    code = "FILE_TOO_LARGE"
    default_message = "文件超过 {limit} MB，请压缩或拆分后上传。"


class FileTypeNotAllowed(FileRefused):
    code = "FILE_TYPE_NOT_ALLOWED"
    default_message = "仅支持 PDF、PNG、JPEG、WEBP、CSV、XLSX、OFD、XML 文件。"


class FileTypeMismatch(FileRefused):
    code = "FILE_TYPE_MISMATCH"
    default_message = "文件内容为 {kind}，与扩展名不符，请使用正确的扩展名。"


class FileMalformed(FileRefused):
    code = "FILE_MALFORMED"
    default_message = "文件结构不完整或夹带其他内容，请重新导出后上传。"


class FileExpands(FileRefused):
    code = "FILE_EXPANDS"
    default_message = "文件展开后过大，请精简内容后上传。"


class FileEntities(FileRefused):
    code = "FILE_ENTITIES"
    default_message = "XML 中不得含有 DOCTYPE、实体或样式表声明，请移除后上传。"


class FileActive(FileRefused):
    code = "FILE_ACTIVE"
    default_message = "文件含有脚本、宏或可执行内容，请另存为无宏版本后上传。"


class FileFormula(FileRefused):
    code = "FILE_FORMULA"
    default_message = "第 {row} 行第 {column} 列以公式符号开头，请在其前加英文单引号后上传。"


class TooManyFiles(DomainError):
    code = "RATE_LIMITED"
    field = "file"
    default_message = "今日上传数量已达上限，请明日再试。"


class StorageUnavailable(Exception):
    """The storage named by the settings is not built or not configured."""
