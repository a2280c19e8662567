/** Posters (图版上墙): what a station's wall says, and where every mark of it stands on the paper. */
export { fillPoster } from './fill.ts';
export { layoutPoster } from './layout.ts';
export { posterShows } from './shows.ts';
