/* Says whether Windows holds the window with this title above all others: topmost TITLE. */
#include <stdio.h>
#include <windows.h>

int main(int count, char **words) {
  HWND window = count > 1 ? FindWindowA(NULL, words[1]) : NULL;
  if (window == NULL) return puts("no such window"), 2;
  int topmost = (GetWindowLongPtrA(window, GWL_EXSTYLE) & WS_EX_TOPMOST) != 0;
  return puts(topmost ? "topmost" : "not topmost"), !topmost;
}
