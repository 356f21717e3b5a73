import starlight from '@astrojs/starlight';
import { defineConfig, passthroughImageService } from 'astro/config';

// Starlight as it comes, with its own search. Articles have no images.
// biome-ignore lint/style/noDefaultExport: Astro reads its settings from there.
export default defineConfig({
  site: 'https://help.example.com',
  image: { service: passthroughImageService() },
  integrations: [starlight({ title: 'Help' })],
});
