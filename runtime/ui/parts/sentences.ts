/** Sentences of a list in one line: 「甲；乙。」 Each may end with a full stop or not. */
export const sentences = (list: readonly string[]): string =>
  list.length === 0 ? '' : `${list.map((one) => one.replace(/[。；]$/, '')).join('；')}。`;
