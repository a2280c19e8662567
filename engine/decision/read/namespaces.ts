const DATES = ['20130901', '20151101', '20180521', '20191111', '20211108', '20230324', '20240513'];
const KINDS = ['MODEL/', 'MODEL', 'dmn.xsd', 'dmn11.xsd'];

/** Model namespaces of DMN 1.0 to 1.6, all read as one: later versions only add. */
export const DMN_NAMESPACES: Record<string, string> = Object.fromEntries(
  DATES.flatMap((date) =>
    KINDS.flatMap((kind) =>
      ['http', 'https'].map((scheme) => [`${scheme}://www.omg.org/spec/DMN/${date}/${kind}`, 'dmn']),
    ),
  ),
);

/** Whether an expression or type language is FEEL, under whatever name of whatever version. */
export const isFeel = (language: string): boolean =>
  /^feel$/i.test(language) || /^https?:\/\/www\.omg\.org\/spec\/(DMN|FEEL)\/\d{8}(\/FEEL)?\/?$/i.test(language);
