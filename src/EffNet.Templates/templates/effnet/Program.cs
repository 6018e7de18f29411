using Example.Models;
using static TorchSharp.torch;

// These numbers are constants that the compiler computes from models.effnet. To update them after a change of the file, build again.
Console.WriteLine("variant      resolution     parameters    multiply-adds");
foreach (var variant in EfficientNet.Variants)
    Console.WriteLine($"{variant.TypeName,-12} {variant.Resolution,10} {variant.Parameters,14:N0} {variant.Flops,16:N0}");

// A network for ten classes. Its weights are random until it is trained.
using var model = new EfficientNetB0(classes: 10);
model.eval();

using var withoutGradients = no_grad();
using var images = rand(1, 3, EfficientNetB0.Resolution, EfficientNetB0.Resolution);
using var features = model.Features(images);

Console.WriteLine();
Console.WriteLine($"Logits          {string.Join(" x ", features.Logits.shape)}");
Console.WriteLine($"Reduction32     {string.Join(" x ", features.Reduction32.shape)}");
