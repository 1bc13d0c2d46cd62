// Islands of the public pages are mounted here.
export {}
