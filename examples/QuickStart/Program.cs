using EffNet;
using EffNet.Models;
using QuickStart;
using static TorchSharp.torch;

// 1. What the compiler knows: no network has been made yet.
VariantTable.Print(EfficientNet.Variants);
Console.WriteLine();

try
{
    // 2. A picture: the one named on the command line, or one drawn here.
    var picture = args is [var file, ..] ? Picture.Load(file) : Landscape.Draw();
    Console.WriteLine($"{(args.Length > 0 ? Path.GetFileName(args[0]) : "A picture drawn here")}, {picture.Width} x {picture.Height}");

    // 3. The network, with the weights of the file named behind the picture, or with fresh ones.
    using var model = new EfficientNetB0(initialize: args.Length < 2);
    if (args is [_, var weights, ..])
        Console.WriteLine(model.LoadWeights(weights));
    else
        Console.WriteLine("The weights are random: until trained ones are loaded, every class gets about the same and the order means nothing.");

    // 4. What it says of the picture.
    Predictions.Print(model.Predict([picture], EfficientNetB0.Preprocessing)[0]);

    model.eval();
    using var withoutGradients = no_grad();
    using var image = EfficientNetB0.Preprocessing.ToTensor(picture);
    using (var features = model.Features(image))
        FeatureMaps.Print(features);
    Timing.Print(() => model.call(image).Dispose());
    return 0;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or PictureException or WeightFileException or WeightMismatchException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
