// Runs the network in a worker with its own .NET runtime, so that the page stays responsive.
// The response to a message { id, task, … } is { id, result } or { id, problem }. Any number of progress messages { id, received, total } can precede it.

const weightsCache = 'effnet-weights';

let network;            // the C# class NetworkExports
let tasks = Promise.resolve();

const does = {
    async start({ runtime }) {
        const { dotnet } = await import(runtime);
        const { getAssemblyExports, getConfig } = await dotnet.create();
        network = (await getAssemblyExports(getConfig().mainAssemblyName)).Browser.NetworkExports;
    },

    // Loads the weights of the site and returns the names of its pictures; null if the site has no weights.
    async loadSite({ folder }, report) {
        const site = await (await get(new URL('model.json', folder), { cache: 'no-cache' })).json();
        if (!site.file)
            return null;
        const bytes = await download(new URL(site.file, folder), site.sha256, report);
        return { facts: network.Load(bytes, site.file, site.network ?? ''), pictures: site.pictures ?? [] };
    },

    async loadFile({ file }) {
        return network.Load(new Uint8Array(await file.arrayBuffer()), file.name, '');
    },

    // Decodes a photograph at its original size, with the orientation of its metadata and without color conversion.
    async classify({ file }) {
        const photograph = await createImageBitmap(file, { colorSpaceConversion: 'none' }).catch(() => {
            throw new Error(`This browser cannot read '${file.name}' as a picture.`);
        });
        const { width, height } = photograph;
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
        context.fillStyle = 'white';
        context.fillRect(0, 0, width, height);
        context.drawImage(photograph, 0, 0);
        const pixels = context.getImageData(0, 0, width, height).data;
        const answer = network.Classify(new Uint8Array(pixels.buffer), width, height, file.name);
        return { answer, photograph };
    },

    async classifyAddress({ address }) {
        const response = await get(new URL(address));
        return await does.classify({ file: new File([await response.blob()], address.split('/').at(-1)) });
    },

    async explain({ index }) {
        const pixels = network.Explain(index);
        const side = Math.sqrt(pixels.length / 4);
        return await createImageBitmap(new ImageData(new Uint8ClampedArray(pixels), side, side));
    },
};

// Tasks run one after the other. Do not assign 'onmessage': .NET would then treat the worker as one of its own threads and would not start.
self.addEventListener('message', ({ data }) => tasks = tasks.then(() => perform(data)));

async function perform({ id, task, ...inputs }) {
    try {
        const result = await does[task](inputs, (received, total) => self.postMessage({ id, received, total }));
        self.postMessage({ id, result }, [result, result?.photograph].filter(r => r instanceof ImageBitmap));
    } catch (error) {
        self.postMessage({ id, problem: error.message });
    }
}

// Weights are stored in the browser's cache under their hash. They are downloaded again only if model.json names other weights.
async function download(address, sha256, report) {
    if (!/^[0-9a-f]{64}$/i.test(sha256))
        throw new Error(`'sha256' of '${address.pathname}' in model.json is missing or malformed; expected 64 hexadecimal digits.`);
    const expected = sha256.toLowerCase();
    const cache = await self.caches?.open(weightsCache);      // insecure pages (HTTP) have no cache
    const key = `${address}?sha256=${expected}`;
    const known = await cache?.match(key);
    if (known)
        return new Uint8Array(await known.arrayBuffer());
    const response = await get(address);
    const total = Number(response.headers.get('Content-Length'));
    const chunks = [];
    let received = 0;
    for (const reader = response.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done)
            break;
        chunks.push(value);
        report(received += value.length, total);
    }

    const file = new Blob(chunks);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (self.crypto.subtle && await hash(bytes) !== expected)
        throw new Error(`'${address.pathname}' does not have the SHA-256 that model.json states. Publish the file again, or correct model.json.`);
    for (const former of await cache?.keys() ?? [])
        await cache.delete(former);
    await cache?.put(key, new Response(file)).catch(() => { });  // if the cache is full, the file is downloaded again next time
    return bytes;
}

async function hash(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}

async function get(address, options) {
    const response = await fetch(address, options);
    if (!response.ok)
        throw new Error(`'${address.pathname}' could not be downloaded: ${response.status} ${response.statusText}`);
    return response;
}
