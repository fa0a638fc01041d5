/** Words of paying by bank transfer and in another currency. */
export const paying = {
  'transfer.title': ['银行转账', 'Bank transfer'], 'transfer.hint': ['转到这笔付款的专属账号，{n} 小时内有效', 'to an account number of this payment alone, within {n} hours'],
  'transfer.lede': ['请在 {n} 小时内从付款单位自己的账户转入下列账号。账号只用于这一笔付款，到账即进入担保，不需要上传凭证；到账后请回到本页完成下单。', 'Transfer from your own account to the number below within {n} hours. The number is for this payment alone; what arrives is held in escrow at once and needs no voucher. Come back to this page then to place the order.'],
  'transfer.account': ['账号', 'Account number'], 'transfer.name': ['户名', 'Account name'], 'transfer.bank': ['开户行', 'Bank'], 'transfer.amount': ['金额', 'Amount'], 'transfer.text': ['附言', 'Reference'],
  'transfer.copy': ['复制', 'Copy'], 'transfer.copied': ['已复制', 'Copied'], 'transfer.copyFailed': ['请手动选取复制', 'select it to copy'],
  'transfer.look': ['已转账，查看是否到账', 'I have paid: has it arrived?'], 'transfer.giveUp': ['不转了，换一种方式', 'Pay in another way'],
  'transfer.notYet': ['款项还没有到齐。同行转账一般几分钟，跨行大额以银行清算时间为准，请稍后再看。', 'Not all there yet. Within one bank it takes minutes, between banks as long as their clearing; look again later.'],
  'transfer.otherwise': ['如果到账金额不同', 'If another amount arrives'],
  'transfer.less': ['少于应付：先存放，补足差额即进入担保；到期未补足，全数退回。', 'Too little: it waits; send the rest and it is held. What is not made up in time goes back.'],
  'transfer.more': ['多于应付：只收应付的，多出的部分退回付款账户。', 'Too much: only what is due is taken; the rest goes back to the account it came from.'],
  'transfer.late': ['过期到账：不入交易，查明后退回。', 'Too late: it does not enter the trade and goes back.'],
  'transfer.other': ['户名与付款单位不符：由平台财务查明后处理。', 'From an account of another name: our finance office looks into it first.'],
  'quote.title': ['外币报价', 'Price in another currency'], 'quote.way': ['用{currency}付款，{amount}', 'Pay {amount} in {currency}'], 'quote.hint': ['锁定汇率 1 {from} = {rate} {to}', 'locked rate 1 {from} = {rate} {to}'],
  'quote.due': ['应付', 'Due'], 'quote.rate': ['锁定汇率', 'Locked rate'], 'quote.pay': ['您支付', 'You pay'], 'quote.until': ['报价至 {at} 有效', 'Holds until {at}'], 'quote.over': ['报价已过期', 'The price has run out'], 'quote.again': ['重新报价', 'New price'],
  'quote.note': ['付款后汇率不再变动，卖方按人民币收款。退款按付款时的汇率退回原币种。', 'Once paid the rate no longer moves; the shop is paid in its own currency. Refunds come back at the same rate.'],
  'cur.USD': ['美元', 'US dollars'], 'cur.EUR': ['欧元', 'euros'],
  'paying.confirm': ['确认付款', 'Pay'],
} as const
