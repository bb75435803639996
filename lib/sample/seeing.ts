import { abstractLink, hashtag, lineBreak, type SampleDigest, text } from './schema'

export const seeing: SampleDigest = {
  slug: 'sample-seeing',
  feedId: 'urn:uuid:5f1c7a52-6a0e-4c55-9d27-3b1f0a6e0002',
  title: 'Sample: Machines that see',
  description: 'A sample digest: four papers that taught networks to look at pictures',
  intro: `**This digest is a sample.** The papers are real; their summaries were written for the sample, and the counts, posts
and people are invented.`,
  papers: [
    {
      arxivId: '1512.03385',
      title: 'Deep Residual Learning for Image Recognition',
      authors: ['Kaiming He', 'Xiangyu Zhang', 'Shaoqing Ren', 'Jian Sun'],
      categories: ['cs.CV'],
      summary: `Sample summary. Stacking more layers once made networks worse, even on the data they were trained on. Let each
block learn only a correction, y = F(x) + x, and depth helps again: 152 layers win the
ImageNet challenge of 2015.`,
      reposts: 305,
      likes: 1122,
      posts: [
        {
          author: 'Ficta Fabula',
          handle: 'ficta_fabula',
          body: [
            text('A plus sign. The trick is a plus sign.'),
            lineBreak,
            abstractLink('1512.03385'),
            text(' '),
            hashtag('sample'),
          ],
        },
        {
          author: '見本 花子',
          handle: 'mihon_hanako',
          lang: 'ja',
          body: [text('恒等写像を足すだけで、152層でも学習できる。これはサンプルの投稿です。'), hashtag('sample')],
        },
      ],
    },
    {
      arxivId: '1506.02640',
      title: 'You Only Look Once: Unified, Real-Time Object Detection',
      authors: ['Joseph Redmon', 'Santosh Divvala', 'Ross Girshick', 'Ali Farhadi'],
      categories: ['cs.CV'],
      summary: `Sample summary. Instead of proposing regions and judging them one by one, a single network reads the whole
picture once and returns boxes and classes together, 45 frames a second. It mislocates more than slower detectors, and takes
the background for an object less often.`,
      reposts: 164,
      likes: 690,
      posts: [
        {
          author: 'Xaver Exemplar',
          handle: 'xaver_exemplar',
          body: [text('Found my keys, my bike & the neighbour’s cat in 22 ms. '), hashtag('sample')],
        },
      ],
    },
    {
      arxivId: '1505.04597',
      title: 'U-Net: Convolutional Networks for Biomedical Image Segmentation',
      authors: ['Olaf Ronneberger', 'Philipp Fischer', 'Thomas Brox'],
      categories: ['cs.CV'],
      summary: `Sample summary. One half of the network shrinks an image to learn what is in it, the other half grows it back to
say where, and links across carry the fine detail. Thirty annotated pictures, stretched and bent into many more, were
enough to outline cells.`,
      reposts: 88,
      likes: 351,
      posts: [
        {
          author: 'Paula Placeholder',
          handle: 'paula_placeholder',
          body: [text('The rare architecture diagram that looks like its name. '), abstractLink('1505.04597')],
        },
      ],
    },
    {
      arxivId: '1502.03167',
      title: 'Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift',
      authors: ['Sergey Ioffe', 'Christian Szegedy'],
      categories: ['cs.LG'],
      reposts: 52,
      likes: 198,
      posts: [
        {
          author: 'Lorenz Ipsum',
          handle: 'lorenz_ipsum',
          body: [
            text('Subtract the mean, divide by the deviation, learn the rest; fourteen times fewer steps. '),
            hashtag('sample'),
          ],
        },
      ],
    },
  ],
}
