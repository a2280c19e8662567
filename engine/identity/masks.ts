/** Masks of R73. All count code points, so that a rare character is never cut in half. */

const keep = (text: string, first: number, last: number): string => {
  const characters = [...text];
  const hidden = characters.length - first - last;
  if (hidden <= 0) return '*'.repeat(characters.length);
  return characters.map((character, at) => (at < first || at >= characters.length - last ? character : '*')).join('');
};

/** 姓名：两字遮后字，三字以上留首尾；名中的间隔号照样遮去。 */
export const maskName = (name: string): string => ([...name].length <= 2 ? keep(name, 1, 0) : keep(name, 1, 1));

/** 证件号码：18位留前6后4；其他证件留首位和末两位。 */
export const maskIdNo = (no: string): string => (no.length >= 15 ? keep(no, 6, 4) : keep(no, 1, 2));

/** 电话：手机留前3后4；固定电话留末4位。 */
export const maskPhone = (phone: string): string => (/^1\d{10}$/.test(phone) ? keep(phone, 3, 4) : keep(phone, 0, 4));

/** 银行卡：留后4位。 */
export const maskBankCard = (card: string): string => keep(card, 0, 4);

/** 地址：到街道（乡镇），没有时到区县。 */
export const maskAddress = (address: string): string => {
  const kept = /^.*?(?:街道|镇|乡|苏木)/u.exec(address)?.[0] ?? /^.*?[区县旗市]/u.exec(address)?.[0] ?? '';
  return kept === address ? address : `${kept}****`;
};
