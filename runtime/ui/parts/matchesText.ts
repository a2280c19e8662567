import PinyinMatch from 'pinyin-match';

/** Whether typed text finds a label: characters in it, its pinyin or its initials (`sydj` finds 失业登记). */
export function matchesText(label: string, typed: string): boolean {
  const text = typed.trim();
  if (text === '') return true;
  return label.toLowerCase().includes(text.toLowerCase()) || PinyinMatch.match(label, text) !== false;
}
