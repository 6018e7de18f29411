using System.Security.Cryptography;
using EffNet;
using EffNet.Explanation;
using EffNet.Pictures;

// Reads the given pictures with every method, draws and writes pictures, and prints one line for each result.
foreach (var path in args)
{
    var picture = PictureFile.Load(path);
    Report(Path.GetFileName(path), picture);
    var info = PictureFile.Identify(path);
    Console.WriteLine($"identify {info.Format} {info.UprightWidth}x{info.UprightHeight} {info.Orientation}");
    using var stream = File.OpenRead(path);
    Report("stream", await PictureFile.LoadAsync(stream, new PictureLoadOptions { TargetShorterSide = 16 }));

    foreach (var format in new[] { PictureFormat.Png, PictureFormat.Jpeg, PictureFormat.Webp })
    {
        using var file = new MemoryStream();
        picture.Save(file, format);
        var again = PictureFile.Load(file.ToArray());
        if (format == PictureFormat.Png)
            Report("lossless", again);
    }
}

var sheet = new ContactSheet(new ContactSheetColumn("Column", "note"));
sheet.AddRow(new ContactSheetCell(new Picture(40, 30, new byte[3600]), "caption"));
var drawn = sheet.ToPicture();
Console.WriteLine($"sheet {drawn.Pixels.IndexOfAnyExcept(byte.MaxValue) >= 0}");
Console.WriteLine($"skia {AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == "SkiaSharp").GetName().Version!.Major}");

static void Report(string name, Picture picture) =>
    Console.WriteLine($"{name} {picture.Width}x{picture.Height} {Convert.ToHexStringLower(SHA256.HashData(picture.Pixels))}");
