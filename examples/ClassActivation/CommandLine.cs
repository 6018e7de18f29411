using System.CommandLine;
using ClassActivationExample.Demo;
using EffNet.Pictures;
using EffNet.Weights;

namespace ClassActivationExample;

/// <summary>Defines the command line.</summary>
internal sealed class CommandLine : RootCommand
{
    private readonly Argument<string[]> _pictures = new("PICTURE") { Description = "JPEG, PNG or WebP files.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _models = new("--models")
    {
        Description = "EfficientNetB0 to EfficientNetB7, or FashionNetTiny; several names are separated by commas.",
        DefaultValueFactory = _ => "EfficientNetB0",
    };
    private readonly Option<string[]> _weights = new("--weights") { Description = "NAME=FILE: the trained weights of one of the models." };
    private readonly Option<string?> _labels = new("--labels") { Description = "A text file with one class name on each line. [default: the names of the weights]" };
    private readonly Option<string?> _class = new("--class") { Description = "The class to show, by number or label. By default, the best class of each picture." };
    private readonly Option<string?> _stage = new("--stage") { Description = "The stage to show with grad-cam, for example Stage5. By default, the last stage." };
    private readonly Option<string?> _method = new("--method") { Description = "cam or grad-cam. By default, grad-cam if --stage is specified; otherwise, cam." };
    private readonly Option<bool> _demo = new("--demo") { Description = "Explain a demo network, a detector of colored balls with weights set by hand, on drawn pictures." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The picture file to write.", Required = true };

    public CommandLine()
        : base("Shows the regions of pictures that support a class: as an overlay, or as a sheet of several pictures and networks.")
    {
        _method.AcceptOnlyFromAmong("cam", "grad-cam");
        Add(_pictures);
        foreach (var option in new Option[] { _models, _weights, _labels, _class, _stage, _method, _demo, _output })
            Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        try
        {
            var output = result.GetRequiredValue(_output);
            using var subjects = Choose(result);
            Figure.Of(subjects, Read(result, subjects)).Save(output);
            Console.WriteLine($"Written: {output}");
            return 0;
        }
        catch (Exception problem) when (
            problem is ArgumentException or IOException or UnauthorizedAccessException or PictureException or WeightFileException or WeightMismatchException)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }
    }

    private Subjects Choose(ParseResult result)
    {
        var pictures = result.GetValue(_pictures)!;
        if (result.GetValue(_demo))
            return DemoSubjects.Create(pictures);
        return pictures.Length > 0
            ? Subjects.Load(pictures, result.GetRequiredValue(_models), result.GetValue(_weights)!, result.GetValue(_labels))
            : throw new ArgumentException("No picture is specified; pass a picture file or --demo.");
    }

    private MapRequest Read(ParseResult result, Subjects subjects)
    {
        var stage = result.GetValue(_stage);
        var method = result.GetValue(_method) ?? (stage is null ? "cam" : "grad-cam");
        return stage is not null && method == "cam"
            ? throw new ArgumentException("CAM supports only the last feature maps; remove --stage, or specify --method grad-cam.")
            : new MapRequest(method == "grad-cam", stage, subjects.FindClass(result.GetValue(_class)));
    }
}
