import type { Level } from '#engine';

export const levels: { value: Level; label: string }[] = [
  { value: 'province', label: '省级' },
  { value: 'city', label: '市级' },
  { value: 'county', label: '县级' },
  { value: 'town', label: '乡镇（街道）' },
  { value: 'village', label: '村（社区）' },
];
