const SPACED = /\s[\w:.-]+(?:\s+=\s*|=\s+)["']/;

/**
 * The text with `name = "value"` written as `name="value"` inside tags: XML allows the spaces, the parser does not.
 * Texts, comments, CDATA and attribute values stay as they are.
 */
export function withoutAttributeSpacing(xml: string): string {
  if (!SPACED.test(xml)) return xml;
  return xml.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[^!?/](?:[^"'>]|"[^"]*"|'[^']*')*>/g, (markup) =>
    markup.startsWith('<!') ? markup : tidy(markup),
  );
}

const tidy = (tag: string): string =>
  tag.replace(/"[^"]*"|'[^']*'|\s*=\s*/g, (piece) => (piece.trim() === '=' ? '=' : piece));
