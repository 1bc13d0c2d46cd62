/** What this device still holds of a form that somebody saved anew in the meantime. */
export const keptWords = {
  title: 'Trên máy này còn nội dung chưa lưu',
  text: 'Nội dung gõ trên một bản trước; từ đó đã có người lưu bản mới. Chưa có gì bị thay: đồng chí chọn dùng nội dung đã gõ hay giữ bản đã lưu.',
  restored:
    'Nội dung dưới đây gõ lần trước, chưa lưu lên hệ thống. Bấm lưu để giữ, hoặc quay lại bản đã lưu.',
  reset: 'Quay lại bản đã lưu',
  use: 'Dùng nội dung đã gõ',
  drop: 'Giữ bản đã lưu',
}
