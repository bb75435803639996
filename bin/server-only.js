// Stands in for the package server-only, whose other half refuses to be loaded in a browser.
