import { reactive, watch } from 'vue';

export type Locale = 'zh' | 'en';

interface Settings {
  locale: Locale;
  largeType: boolean;
}

const place = 'tongxin.settings';

/** What a person chose on this device: language and type size. */
export const settings = reactive<Settings>({ locale: 'zh', largeType: false, ...stored() });

watch(settings, (chosen) => {
  try {
    localStorage.setItem(place, JSON.stringify(chosen));
  } catch {
    // A browser that keeps nothing still shows the choice until the page is closed.
  }
});

function stored(): Partial<Settings> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Settings>;
  } catch {
    return {};
  }
}
