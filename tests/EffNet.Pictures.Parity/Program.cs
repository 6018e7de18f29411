using System.CommandLine;
using System.Globalization;
using EffNet.Pictures.Parity;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var photographs = new Argument<string[]>("photographs") { Description = "The photographs, in a format that Pillow reads.", Arity = ArgumentArity.OneOrMore };
var python = new Option<string>("--python") { Description = "The Python interpreter. It requires torchvision and Pillow.", DefaultValueFactory = _ => "python3" };
var root = new RootCommand("Compares EffNet's preprocessing with torchvision's: every pixel of the results, and the speed.") { photographs, python };
root.SetAction(parsed =>
{
    var folder = Directory.CreateTempSubdirectory("effnet-parity-");
    try
    {
        var peer = new Python(parsed.GetRequiredValue(python), folder.FullName);
        peer.Make(parsed.GetRequiredValue(photographs));
        var total = new long[256];
        var cases = ParityCase.ReadAll(folder.FullName).ToList();
        foreach (var one in cases)
        {
            var differences = one.Differences();
            if (Array.FindLastIndex(differences, count => count > 0) is var most and > 0)
                Console.WriteLine($"{Path.GetFileName(one.Path)}, {one.Preprocessing.Resize} / {one.Preprocessing.Crop} {one.Preprocessing.Interpolation}: off by up to {most}");
            for (var i = 0; i < total.Length; i++)
                total[i] += differences[i];
        }

        Console.WriteLine($"{cases.Count} cases, {total.Sum():N0} values: off by up to {Array.FindLastIndex(total, count => count > 0)}, {total.Skip(1).Sum():N0} of them differ");
        foreach (var line in Speed.Compare(peer))
            Console.WriteLine(line);
        return Array.FindLastIndex(total, count => count > 0) > 1 ? 1 : 0;
    }
    finally
    {
        folder.Delete(recursive: true);
    }
});
return root.Parse(args).Invoke();
