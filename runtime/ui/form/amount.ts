const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/** Four digits in capitals: 1005 → 壹仟零伍. */
function groupInWords(value: number): string {
  const text = String(value)
    .split('')
    .map((digit, index, all) => (digit === '0' ? '零' : `${digits[Number(digit)]}${places[all.length - 1 - index]}`))
    .join('');
  return text.replace(/零+/g, '零').replace(/零$/, '');
}

function yuanInWords(yuan: number): string {
  let rest = yuan;
  let words = '';
  for (let group = 0; rest > 0; group++) {
    const part = rest % 10_000;
    const higher = Math.floor(rest / 10_000);
    if (part > 0) words = `${part < 1000 && higher > 0 ? '零' : ''}${groupInWords(part)}${groups[group] ?? ''}${words}`;
    else if (words && !words.startsWith('零')) words = `零${words}`;
    rest = higher;
  }
  return words;
}

/**
 * 大写金额 of yuan with jiao and fen (正确填写票据和结算凭证的基本规定): 10500.05 → 壹万零伍佰元零伍分; below one fen it is rounded.
 * Negative amounts begin with 负.
 */
export function amountInWords(amount: number): string {
  const fen = Math.round(Math.abs(amount) * 100);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const head = yuan > 0 ? `${yuanInWords(yuan)}元` : '';
  const sign = amount < 0 && fen > 0 ? '负' : '';
  if (jiao === 0 && rest === 0) return `${sign}${head || '零元'}整`;
  const jiaoText = jiao > 0 ? `${digits[jiao]}角` : yuan > 0 ? '零' : '';
  return `${sign}${head}${jiaoText}${rest > 0 ? `${digits[rest]}分` : '整'}`;
}
