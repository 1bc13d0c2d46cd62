export const unitReportWords = {}
