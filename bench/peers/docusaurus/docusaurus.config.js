// Docusaurus as a new site of it comes (its faster tools included), with documents alone and a search in the reader's browser.
module.exports = {
  title: 'Help',
  url: 'https://help.example.com',
  baseUrl: '/',
  future: { v4: true },
  onBrokenLinks: 'throw',
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
  themes: [
    [
      '@easyops-cn/docusaurus-search-local',
      { docsRouteBasePath: '/', indexBlog: false, indexPages: false, hashed: true },
    ],
  ],
};
