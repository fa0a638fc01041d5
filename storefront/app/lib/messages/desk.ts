/** Words of the oversight desk. */
export const desk = {
  'desk.title': ['监管台', 'Oversight desk'], 'desk.lede': ['查一笔交易从预算或进货单到银行的每一步。您的每次查询也会写进日志。', 'Follow one trade from budget or basket to the bank. Your looks are logged too.'],
  'desk.search': ['检索', 'Search'], 'desk.charts': ['当日图表', 'Charts of the day'], 'desk.head': ['日志签名头', 'Signed head'], 'desk.flags': ['风险提示', 'Flags'],
  'desk.text': ['关键词', 'Words'], 'desk.party': ['当事方', 'Party'], 'desk.kind': ['事项', 'Kind'], 'desk.site': ['站点', 'Site'], 'desk.since': ['自', 'Since'], 'desk.until': ['至', 'Until'], 'desk.found': ['共 {n} 条', '{n} records'],
  'desk.nothing': ['没有符合条件的记录', 'No records match'], 'desk.nothingText': ['换一个关键词、当事方或时间段。', 'Try other words, parties or dates.'],
  'desk.seq': ['序号', 'Seq'], 'desk.at': ['时间', 'Time'], 'desk.what': ['事项', 'What'], 'desk.parties': ['当事方', 'Parties'], 'desk.amount': ['金额', 'Amount'], 'desk.state': ['状态', 'State'], 'desk.late': ['逾期', 'Late'],
  'desk.trace': ['交易追溯', 'Trace'], 'desk.subject': ['对象编号', 'Subject'], 'desk.steps': ['{n} 步', '{n} steps'], 'desk.total': ['涉及金额', 'Amount'],
  'desk.prove': ['取证明', 'Prove it'], 'desk.proof': ['第 {seq} 条在日志中', 'Entry {seq} is in the log'], 'desk.proofText': ['包含证明 {n} 个哈希，对应 {size} 条的签名头。可用离线校验程序核对。', '{n} hashes against the head of {size} entries; check with the offline verifier.'], 'desk.noProof': ['这一条还没有编入日志树，稍后再取。', 'Not yet sequenced; try again shortly.'],
  'desk.bundle': ['下载证据包', 'Download the bundle'], 'desk.cause': ['由…引起', 'Caused by'], 'desk.actor': ['操作者', 'Actor'],
  'desk.size': ['条目数', 'Entries'], 'desk.root': ['根哈希', 'Root'], 'desk.time': ['签名时间', 'Signed at'], 'desk.key': ['公钥', 'Key'], 'desk.noHead': ['还没有签名头', 'No signed head yet'],
  'desk.byKind': ['按事项', 'By kind'], 'desk.byHour': ['按小时', 'By hour'], 'desk.bySite': ['按站点的金额', 'Amount by site'], 'desk.asTable': ['看表格', 'Show as a table'], 'desk.count': ['笔数', 'Count'], 'desk.sum': ['合计（元）', 'Sum (yuan)'], 'desk.hour': ['小时', 'Hour'], 'desk.limit': ['按最近 {n} 条统计', 'of the latest {n} records'], 'desk.noFlags': ['没有提示', 'No flags'], 'desk.rule': ['规则', 'Rule'], 'desk.needsNothing': ['日志签名头对任何人公开，不需要登录。', 'The signed head is public; no sign-in needed.'],
} as const
