using TorchSharp.Modules;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>A network that is in evaluation mode, may be frozen and may have hooks, until it is disposed: then it is exactly as it was.</summary>
internal sealed class BorrowedNetwork : IDisposable
{
    private readonly List<(nn.Module Module, bool Training)> _modes;
    private readonly List<Parameter> _frozen = [];
    private readonly List<Action> _unhook = [];
    private readonly nn.Module<Tensor, Tensor> _model;

    public BorrowedNetwork(nn.Module<Tensor, Tensor> model)
    {
        _model = model;
        _modes = [.. Tree(model).Select(module => (module, module.training))];
        if (_modes.Any(entry => entry.Training))
            model.eval();
    }

    /// <summary>Keeps gradients from the parameters: only what is asked for is recorded and computed.</summary>
    public void Freeze()
    {
        foreach (var parameter in _model.parameters().Where(parameter => parameter.requires_grad))
        {
            _frozen.Add(parameter);
            parameter.requires_grad = false;
        }
    }

    /// <summary>Looks at what a layer reads.</summary>
    public void Before(nn.Module<Tensor, Tensor> layer, Action<Tensor> look)
    {
        var hook = layer.register_forward_pre_hook((_, input) =>
        {
            look(input);
            return null!;
        });
        _unhook.Add(hook.remove);
    }

    /// <summary>Looks at what a layer yields, and may put another tensor in its place.</summary>
    public void After(nn.Module<Tensor, Tensor> layer, Func<Tensor, Tensor?> look)
    {
        var hook = layer.register_forward_hook((_, _, output) => look(output)!);
        _unhook.Add(hook.remove);
    }

    /// <summary>Gives the network back.</summary>
    public void Dispose()
    {
        foreach (var unhook in _unhook)
            unhook();
        foreach (var parameter in _frozen)
            parameter.requires_grad = true;

        // Setting a module's mode sets that of all below it, which come later and are set right then.
        foreach (var (module, training) in _modes)
        {
            if (module.training != training)
                module.train(training);
        }
    }

    /// <summary>A module and all below it, parents first, those that have no name included.</summary>
    private static IEnumerable<nn.Module> Tree(nn.Module module)
    {
        var groups = module is UnrolledModule unrolled ? unrolled.Groups : [];
        return groups.Concat(module.children()).SelectMany(Tree).Prepend(module);
    }
}
