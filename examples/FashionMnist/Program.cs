using FashionMnist;

return await FashionCommand.Create().Parse(args).InvokeAsync();
