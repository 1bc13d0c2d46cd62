/** What programs put on the clipboard as text/html, cut to what matters, and what an editor makes of it. */
interface Pasted {
  program: string
  html: string
  blocks: unknown[]
}
const runs = (text: string, dress: { bold?: true; italic?: true } = {}) => [{ text, ...dress }]
const table = {
  type: 'table',
  rows: [
    [runs('Khâu', { bold: true }), runs('Trước', { bold: true })],
    [runs('Chờ nộp'), runs('41 phút')],
  ],
}

export const PASTED: readonly Pasted[] = [
  {
    program: 'Word',
    html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- /* Font Definitions */ @list l0 {mso-list-id:1;} p.MsoNormal {margin:0cm;} --></style></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><span lang=VI style='font-size:14.0pt;font-family:"Times New Roman",serif'>Người dân <b>chờ lâu</b>,<br>
phải đi lại&nbsp;nhiều lần.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-fareast-font-family:"Times New Roman"'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Đặt lịch hẹn<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Trả kết quả tại nhà<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Không cần mua thiết bị<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0'><td width=312 valign=top style='width:233.75pt'><p class=MsoNormal><b>Khâu<o:p></o:p></b></p></td><td width=312><p class=MsoNormal><b>Trước<o:p></o:p></b></p></td></tr>
 <tr><td><p class=MsoNormal>Chờ nộp<o:p></o:p></p></td><td><p class=MsoNormal>41 phút<o:p></o:p></p></td></tr>
</table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><img src="file:///C:/Users/x/clip_image001.png"><span style='mso-hide:all'>ẩn</span><a href="javascript:alert(1)">Liên kết</a><script>alert(1)</script></p>
<!--EndFragment--></body></html>`,
    blocks: [
      { type: 'paragraph', runs: [{ text: 'Người dân ' }, { text: 'chờ lâu', bold: true }, { text: ',' }] },
      { type: 'paragraph', runs: runs('phải đi lại nhiều lần.') },
      { type: 'list', ordered: true, items: [runs('Đặt lịch hẹn'), runs('Trả kết quả tại nhà')] },
      { type: 'list', ordered: false, items: [runs('Không cần mua thiết bị')] },
      table,
      { type: 'paragraph', runs: runs('Liên kết') },
    ],
  },
  {
    program: 'LibreOffice',
    html: `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2.7 (Linux)"/><style type="text/css">@page { margin: 2cm } p { line-height: 115%; margin-bottom: 0.25cm }</style></head>
<body lang="vi-VN" dir="ltr"><h2 class="western">Hiện trạng</h2><p style="line-height: 100%; margin-bottom: 0cm"><font face="Times New Roman, serif"><font size="4" style="font-size: 14pt">Mỗi ngày <i>120 lượt</i>.</font></font></p>
<ol><li><p style="margin-bottom: 0cm">Bước một</p></li><li><p>Bước hai</p></li></ol><ul><li><p>Ý thêm</p></li></ul>
<table width="100%" cellpadding="4" cellspacing="0"><col width="128*"/><col width="128*"/><tr valign="top"><td style="border: 1px"><p><b>Khâu</b></p></td><td><p><b>Trước</b></p></td></tr><tr><td><p>Chờ nộp</p></td><td><p>41 phút</p></td></tr></table><p><br/>
</p></body></html>`,
    blocks: [
      { type: 'heading', level: 2, runs: runs('Hiện trạng') },
      { type: 'paragraph', runs: [{ text: 'Mỗi ngày ' }, { text: '120 lượt', italic: true }, { text: '.' }] },
      { type: 'list', ordered: true, items: [runs('Bước một'), runs('Bước hai')] },
      { type: 'list', ordered: false, items: [runs('Ý thêm')] },
      table,
    ],
  },
  {
    program: 'Google Docs',
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5d2f"><p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span style="font-size:11pt;font-family:Arial,sans-serif;font-weight:400;">Giải pháp </span><span style="font-size:11pt;font-weight:700;font-style:normal;">dễ làm</span></p>
<ul style="margin-top:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Một bảng</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Hai người</span></p></li></ul>
<div dir="ltr" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="312"/><col width="312"/></colgroup><tbody><tr><td><p dir="ltr"><span style="font-weight:700;">Khâu</span></p></td><td><p dir="ltr"><span style="font-weight:700;">Trước</span></p></td></tr><tr><td><p><span style="font-weight:400;">Chờ nộp</span></p></td><td><p><span style="font-weight:400;">41 phút</span></p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`,
    blocks: [
      { type: 'paragraph', runs: [{ text: 'Giải pháp ' }, { text: 'dễ làm', bold: true }] },
      { type: 'list', ordered: false, items: [runs('Một bảng'), runs('Hai người')] },
      table,
    ],
  },
]
