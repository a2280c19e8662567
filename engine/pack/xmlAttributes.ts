const OURS = 'https://wutong.dev/bpmn/1';

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The start tag of the element with an id; quotes may hold anything but `<`. */
const startTag = (id: string): RegExp =>
  new RegExp(
    `<[\\w.:-]+(?=\\s)(?:[^<>"']|"[^"<]*"|'[^'<]*')*?\\sid\\s*=\\s*["']${quoted(id)}["'](?:[^<>"']|"[^"<]*"|'[^'<]*')*>`,
  );

/**
 * XML with attributes of single elements set (text) or taken away (null), everything else as it was written. Names with the
 * prefix `wutong` get the prefix under which the file knows our namespace.
 */
export function withAttributes(xml: string, changes: Record<string, Record<string, string | null>>): string {
  let text = xml;
  for (const [id, attributes] of Object.entries(changes)) {
    if (Object.keys(attributes).length === 0) continue;
    const prefix = prefixIn(text);
    text = text.replace(startTag(id), (tag) =>
      Object.entries(attributes).reduce(
        (changed, [name, value]) => withAttribute(changed, name.replace(/^wutong:/, `${prefix}:`), value),
        tag,
      ),
    );
    if (!declared(text)) text = text.replace(/<[\w.:-]*definitions\b/, (root) => `${root} xmlns:wutong="${OURS}"`);
  }
  return text;
}

const declaration = /xmlns:([\w.-]+)\s*=\s*["']https:\/\/wutong\.dev\/bpmn\/1["']/;
const declared = (xml: string): boolean => declaration.test(xml);
const prefixIn = (xml: string): string => declaration.exec(xml)?.[1] ?? 'wutong';

function withAttribute(tag: string, name: string, value: string | null): string {
  const present = new RegExp(`\\s${quoted(name)}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  const without = tag.replace(present, '');
  if (value === null) return without;
  const written = ` ${name}="${escaped(value)}"`;
  if (present.test(tag)) return tag.replace(present, () => written);
  return without.replace(/\s*\/?>$/, (end) => `${written}${end.includes('/') ? ' />' : '>'}`);
}
