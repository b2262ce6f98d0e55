/** The colours of a title card. Each text has a contrast of 7 to 1 or more with what is behind it (WCAG 2.2, 1.4.6). */
export type Theme = { paper: string; ink: string; accent: string; onAccent: string; quiet: string }

/** Four colours of Japanese print; a category has one of them. */
export const themes = {
  indigo: {
    paper: '#f5f7fb',
    ink: '#14233f',
    accent: '#1f3f77',
    onAccent: '#ffffff',
    quiet: '#3d4c68',
  },
  pine: {
    paper: '#f4f8f3',
    ink: '#16301f',
    accent: '#1f5135',
    onAccent: '#ffffff',
    quiet: '#3b5245',
  },
  madder: {
    paper: '#fcf5f3',
    ink: '#3a1514',
    accent: '#8c1f24',
    onAccent: '#ffffff',
    quiet: '#5e4140',
  },
  ink: {
    paper: '#f8f7f4',
    ink: '#1c1b19',
    accent: '#3a3835',
    onAccent: '#ffffff',
    quiet: '#4b4945',
  },
} satisfies Record<string, Theme>

export type ThemeName = keyof typeof themes
