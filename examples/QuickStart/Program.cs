using EffNet.Models;
using QuickStart;
using static TorchSharp.torch;

// 1. What the compiler knows: no network has been made yet.
VariantTable.Print(EfficientNet.Variants);

// 2. A picture: the one named on the command line, or one drawn here.
using var picture = args.Length > 0 ? Picture.Load(args[0]) : Picture.Draw();
if (picture is null)
{
    Console.Error.WriteLine($"'{args[0]}' is not a picture that can be read; give a JPEG, PNG or WebP file.");
    return 1;
}

// 3. The network, with fresh weights: no checkpoint is loaded here, so its opinions are noise.
using var model = new EfficientNetB0();
model.eval();
using var withoutGradients = no_grad();
using var image = Preprocessing.ToTensor(picture, EfficientNetB0.Resolution);

Console.WriteLine();
Console.WriteLine(args.Length > 0 ? $"{Path.GetFileName(args[0])}, {picture.Width} x {picture.Height}" : $"A picture drawn here, {picture.Width} x {picture.Height}");
Console.WriteLine("The weights are random: until trained ones are loaded, every class gets about the same and the order means nothing.");
using (var features = model.Features(image))
{
    Predictions.Print(features.Logits, count: 5);
    FeatureMaps.Print(features);
}

Timing.Print(() => model.call(image).Dispose());
return 0;
