/** In the place of a title that says the name of somebody who is not to be named. A release is Vietnamese. */
export const UNNAMED_TITLE = 'Không nêu tên'
