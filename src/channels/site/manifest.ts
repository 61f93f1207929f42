/** Names what the bundler writes and the server serves. */

/** The content of `build/site/manifest.json`: file names, and the hash by which the policy allows the widget's style. */
export interface SiteManifest {
  page: string;
  script: string;
  style: string;
  widgetStyleHash: string;
}
