import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { RenderedDocument } from '#engine';
import { DENSITIES, type Density } from './density.ts';
import { pdfDefinition } from './layout.ts';
import { glyphsOf } from './missingGlyphs.ts';
import { rareFonts } from './rareFonts.ts';

const require = createRequire(import.meta.url);
const FAMILY = '@expo-google-fonts/noto-serif-sc';
const fonts = {
  normal: require.resolve(`${FAMILY}/400Regular/NotoSerifSC_400Regular.ttf`),
  bold: require.resolve(`${FAMILY}/700Bold/NotoSerifSC_700Bold.ttf`),
};

const rare = rareFonts();
const readable = new Set([fonts.normal, fonts.bold, ...rare.map(({ file }) => file)]);

pdfmake.setFonts({
  Song: fonts,
  ...Object.fromEntries(rare.map(({ name, file }) => [name, { normal: file, bold: file }])),
});
// Documents name no files or addresses; should one ever, nothing but the fonts is read.
pdfmake.setLocalAccessPolicy((path) => readable.has(path));
pdfmake.setUrlAccessPolicy(() => false);

const glyphs = glyphsOf([fonts.normal, fonts.bold], rare);

export const createPdf = (definition: TDocumentDefinitions): Promise<Uint8Array> =>
  pdfmake.createPdf(glyphs.guard(definition)).getBuffer();

/** Says at its end which characters of a paper stand as code points, so that they can be written by hand. */
function withMissing(document: RenderedDocument): RenderedDocument {
  const missing = glyphs.missingIn(JSON.stringify(document.blocks));
  if (missing.length === 0) return document;
  const text = `${missing.join('、')}处的字，打印用的字库里没有，以证件上的字为准，可以手写补上。`;
  return { ...document, blocks: [...document.blocks, { type: 'note', text }] };
}

/** Bytes at a density, and the pages that they have. */
async function laidOut(document: RenderedDocument, density: Density) {
  let pages = 0;
  const bytes = await createPdf(
    pdfDefinition(document, density, (count) => {
      pages = count;
    }),
  );
  return { bytes, pages };
}

/** Closer settings take hardly more than a quarter from a paper: one of more pages than this keeps its own. */
const MOST_PAGES = 2;

/** A rendered document as PDF bytes: on one page where a readable setting allows it. */
export async function toPdf(rendered: RenderedDocument): Promise<Uint8Array> {
  const document = withMissing(rendered);
  const [widest, ...closer] = DENSITIES;
  const first = await laidOut(document, widest);
  if (first.pages === 1 || first.pages > MOST_PAGES) return first.bytes;
  for (const density of closer) {
    const next = await laidOut(document, density);
    if (next.pages === 1) return next.bytes;
  }
  return first.bytes;
}
