import { BoundArea, BoundLines, BoundList, BoundText, useRules } from '../bound-fields.tsx'

/** Name, legal basis, articles, divisions: what is printed. */
export const General = () => {
  const rules = useRules()
  return (
    <>
      <BoundText path={['title']} label="Tên gọi" />
      <BoundText path={['entryNoun']} label="Gọi bài dự thi là" help="Ví dụ: bài dự thi, hồ sơ, đội thi." />
      <BoundLines path={['legalBasis']} label="Căn cứ" help="Mỗi căn cứ một dòng." />
      <BoundList
        path={['articles']}
        title="Các điều của thể lệ"
        addLabel="Thêm điều"
        stem="article"
        make={() => ({ heading: 'Điều mới', body: '' })}
        nameOf={(it) => it.heading}
      >
        {(path) => (
          <>
            <BoundText path={[...path, 'heading']} label="Tên điều" />
            <BoundArea path={[...path, 'body']} label="Nội dung" optional />
          </>
        )}
      </BoundList>
      <BoundList
        path={['divisions']}
        title="Bảng dự thi"
        addLabel="Thêm bảng"
        stem="division"
        make={(key) => ({ key, label: `Bảng ${rules.body().divisions.length + 1}` })}
        nameOf={(it) => it.label}
      >
        {(path) => <BoundText path={[...path, 'label']} label="Tên bảng" />}
      </BoundList>
    </>
  )
}
