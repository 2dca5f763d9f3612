import { onScopeDispose, ref, type Ref } from 'vue';

/** Whether the window is phone-wide. */
export function useNarrow(width = 760): Ref<boolean> {
  const media = window.matchMedia(`(max-width: ${width}px)`);
  const narrow = ref(media.matches);
  const follow = (): void => {
    narrow.value = media.matches;
  };
  media.addEventListener('change', follow);
  onScopeDispose(() => media.removeEventListener('change', follow));
  return narrow;
}
