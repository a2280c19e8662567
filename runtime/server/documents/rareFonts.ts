import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian's fonts-hanazono puts them; 53 MB, too much to come with the program. */
const FOLDER = '/usr/share/fonts/truetype/hanazono';

/** A font for characters that the paper's own does not have. `name`: under which pdfmake knows it. */
export interface RareFont {
  name: string;
  file: string;
}

/**
 * Fonts for 生僻字 that are installed on this machine: 花園明朝 has those of CJK extensions B to F. Another folder with the
 * same files may be named by `WUTONG_RARE_FONTS`. None installed: papers say the code point and why.
 */
export const rareFonts = (folder = process.env.WUTONG_RARE_FONTS ?? FOLDER): RareFont[] =>
  ['HanaMinA', 'HanaMinB']
    .map((name) => ({ name, file: join(folder, `${name}.ttf`) }))
    .filter(({ file }) => existsSync(file));
